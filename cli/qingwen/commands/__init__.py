"""One module a command. `qingwen.app` imports a command only when it runs."""
