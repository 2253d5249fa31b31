"""An article and its translation: taken apart, aligned, and what differs between the parts."""
