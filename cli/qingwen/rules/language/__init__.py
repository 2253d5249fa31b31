"""Language: what nobody translated."""
