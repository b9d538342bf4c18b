"""Why each party stays or goes, and how firmly."""
