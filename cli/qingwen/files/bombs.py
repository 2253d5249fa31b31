"""What of an archive is not to be unpacked: a small file that becomes one without end."""

RATIO = 200  # of a member's size to what it takes in the archive; DEFLATE gives at most 1,032, and text and XML 3 to 30
_UNPACKED_FREELY = 1 << 20  # bytes that any member may have


def is_bomb(size: int, packed: int) -> bool:
    """Whether a member's size in bytes is out of all proportion to what it takes."""
    return size > max(_UNPACKED_FREELY, packed * RATIO)
