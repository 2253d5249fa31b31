"""Where the console script and `python -m qingwen` begin."""

import gc
import os
import signal
import sys
from typing import NoReturn


def main() -> NoReturn:
    """The command line. Modules, findings and edits hold no cycles: looking for some cost a twentieth of the start."""
    gc.set_threshold(100_000, 50, 100)
    heard = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    ended = signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    if heard:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # until it can be said in one line that it was interrupted
    from qingwen.translation import choose, refuse

    try:
        sys.argv[1:] = choose(sys.argv[1:], os.environ)
    except ValueError as error:
        refuse(str(error))
        sys.exit(2)
    if sys.argv[1:2] == ["lint"]:
        from qingwen.commands.lint_processes import send_ahead

        send_ahead(sys.argv[2:])
    from qingwen.app import main as run

    if heard:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if ended:
        signal.signal(signal.SIGTERM, _end)
    run()


def _end(number: int, frame: object) -> NoReturn:
    """What CI or a container sends to end a run is heard as Ctrl-C is: what is half written is taken away. Sent again, it ends at once."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    raise KeyboardInterrupt


if __name__ == "__main__":
    main()
