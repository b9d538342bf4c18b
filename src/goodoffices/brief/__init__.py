"""The page a minister reads, and every other way a finding is shown; views only render."""
