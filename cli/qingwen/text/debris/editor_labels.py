"""What those who edited and proofread an article are called in the line that names them, be it above, below or beside its text."""

# Whom a site names for the whole of it, which front matter has a field for.
RESPONSIBLE_EDITOR = r"(?:[责責]任[编編][辑輯]|[责責][编編])"
# Those and others; no producers (`监制`), whom an article on a film names as well.
EDITORS = r"(?:(?:[责責]任|[执執]行|值班|本[文期])?[编編][辑輯]|[责責][编編]|[编編][审審]|[审審][核校]|校[对對核]|(?i:editors?\b|edited by\b))"
