"""Short lines that are page furniture wherever they stand: tables of phrases, credits, a site's own lines."""
