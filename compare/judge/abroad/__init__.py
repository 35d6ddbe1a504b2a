"""Rules for accounts in another language than English: by how words and figures are written."""
