"""The tools that collect what is to be translated and compile what was; see `docs/guide/languages.md`."""
