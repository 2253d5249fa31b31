"""The ground floor: documents, decoding, folding, scripts, protected Markdown spans."""
