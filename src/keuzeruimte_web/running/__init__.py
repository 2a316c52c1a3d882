"""Running an installation: is it well (`doctor`), and copies of it that can be put back (`backup`)."""
