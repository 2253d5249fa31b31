"""What one program alone writes into HTML: word processors, block editors, editors of code."""
