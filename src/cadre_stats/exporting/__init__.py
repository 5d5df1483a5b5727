"""The batch: a report per group and of the whole as files, an index of them, and a manifest that says what they are."""
