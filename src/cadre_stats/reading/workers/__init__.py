"""Who reads the files of a folder beside each other: processes of this machine, or of a cluster."""
