"""Untranslated fragments on their way to translators and back: XLIFF, PO and CSV."""
