"""`batch`: cleaning over many documents, with a journal of what is done.

    source → Items → tasks (cut by bytes, the same whatever `-j`) → engine → Results, in order → outputs and journal

It knows `cleaning` and the types of reports, nothing of commands.
"""
