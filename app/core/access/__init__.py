"""Users, roles, sign-in, signatures, audit."""
