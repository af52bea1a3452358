"""What each service is asked, and how its answers are read; pure."""
