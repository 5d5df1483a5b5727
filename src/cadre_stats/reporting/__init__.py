"""What a report says and in which words: composed once, drawn by every renderer."""
