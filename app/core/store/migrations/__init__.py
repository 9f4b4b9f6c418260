"""How the tables of the station's file came to be, one frozen revision a version; `migration` brings a file up."""
