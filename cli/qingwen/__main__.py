"""`python -m qingwen`."""

from qingwen.app import main

main()
