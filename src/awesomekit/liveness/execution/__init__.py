"""Requests: who may make one, how it is made, what services are asked."""
