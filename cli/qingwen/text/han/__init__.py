"""The variants of written Chinese, and pinyin."""
