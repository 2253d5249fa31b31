"""Typography: spaces and marks where Chinese and Latin letters meet. Off until selected."""
