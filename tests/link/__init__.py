"""Who receives what is sent."""
