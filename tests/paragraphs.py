"""Paragraphs that several files of tests make articles of."""

TIDE_MILL = [
    "The old tide mill stands where the river meets the marsh, and it ground whatever the farms on both banks brought.",
    "Its wheel turned only when the water fell, so the miller slept in pieces, an hour after supper and one at dawn.",
    "A ledger in the town hall lists what was ground in each month of the war, in a hand that grows ever smaller.",
    "When the railway came the farms sent their grain to the city, and within ten years the mill was a store for nets.",
    "Schoolchildren found the millstones again in the spring, under a metre of mud, while they were counting snails.",
    "The stones lie in the yard of the school now, and every class scratches the year of its examination into them.",
]
LAMP = [
    "The lamp at the end of the pier has been lit by hand for ninety years, and nobody in the town can say why.",
    "“We could have wired it,” said the keeper, who climbs the ladder every evening with a box of matches in her coat.",
    "On foggy nights she stays up there until the last ferry is in, and then she walks home along the wall.",
]
