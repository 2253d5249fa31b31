"""What is generated from code is not stale; the samples come out as their expected outputs say."""

from generate import ROOT, stale


def test_nothing_generated_is_stale() -> None:
    assert [str(path.relative_to(ROOT)) for path, _ in stale()] == [], "run: python tests/generate.py"
