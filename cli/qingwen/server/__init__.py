"""The language server; `pygls` and `lsprotocol` come with the extra `lsp`."""
