@pytest.mark.parametrize(
    ("card", "made"),
    [
        (
            "<div><h3>Minutes</h3><p>All that was said.</p></div>",
            "### [Minutes](https://e.org/m)\n\nAll that was said.\n",
        ),
        (
            "<div><img src=i.png></div><div>Minutes</div><div>e.org</div>",
            "![](i.png)\n\n[Minutes](https://e.org/m)\n\ne.org\n",
        ),
        ("<p>Minutes <b>of May</b></p><p> </p>", "[Minutes **of May**](https://e.org/m)\n"),
    ],
)
def test_a_link_round_blocks_is_one_round_their_first_line(card: str, made: str) -> None:
    assert markdown(f"<a href=https://e.org/m>{card}</a>") == made
    assert "](" not in markdown(f"<a href=#m>{card}</a>").replace("![](i.png)", "")
