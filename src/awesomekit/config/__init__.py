"""``awesomekit.yaml`` and front matter become typed configuration."""
