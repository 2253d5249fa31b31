"""Markdown as CommonMark and GFM read it: what no rule may rewrite, and the escapes that keep plain prose plain."""
