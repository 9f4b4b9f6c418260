"""The style sheet of the window, made from a palette.

Guarantees: one place for spacing, radius and type sizes; widgets choose a look by the dynamic property `look`
("title", "soft", "primary", "danger", "quiet", "card", ...), never by colours of their own. Pure.
"""

from string import Template

from app.ui.theme.palette import Palette
from app.ui.theme.resources import resources_folder


def style_sheet(palette: Palette) -> str:
    """The whole sheet in `palette`."""
    folder = resources_folder() / "themes"
    text = (folder / "workstation.qss").read_text(encoding="utf-8")
    values = {name: getattr(palette, name) for name in Palette.__dataclass_fields__}
    values["icons"] = (resources_folder() / "icons").as_posix()
    return Template(text).substitute(values)
