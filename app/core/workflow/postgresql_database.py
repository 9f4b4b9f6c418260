"""Workflows in a PostgreSQL database of the site's own.

Guarantees: one database belongs to one station, told by the station's id kept in it, since a second one would go on
with the first one's sessions; the password comes from the system's keyring or from a file that nobody else may read,
and is in no text, log or error; to another machine only over TLS with its certificate verified, unless the site's
settings say otherwise. A connection that was lost is made anew.
Does not: make the database or its user, or seal what is kept there (`app.core.workflow.kept_values`).
"""

import ipaddress
import os
import stat
from pathlib import Path

import sqlalchemy as sa

from app.core.errors import Conflict, NotPermitted, StorageFault
from app.core.settings.site import WorkflowSettings
from app.core.store.keys.keyring_holder import secret_in_keyring

KEYRING_NAME = "workflow database"
_CONNECTS_WITHIN_S = 10
_OWNER = sa.Table("neurascale_station", sa.MetaData(), sa.Column("station_id", sa.Text, primary_key=True))


def open_postgresql_database(settings: WorkflowSettings, station_id: str, *, read_only: bool = False) -> sa.Engine:
    """An engine on the site's database.

    Args:
        settings: Which database.
        station_id: Whose it must be; one that nobody has yet becomes this station's.
        read_only: Change nothing, as where no station runs and somebody wants to look; PostgreSQL sees to it.

    Raises:
        StorageFault: It cannot be reached, or refuses.
        NotPermitted: Its password cannot be had (`StationLocked`), or lies where others may read it.
        Conflict: It is another station's.
    """
    password = _password(settings.password)
    engine = sa.create_engine(
        _url(settings.database),
        pool_size=8,
        max_overflow=8,
        pool_pre_ping=True,
        connect_args={
            "connect_timeout": _CONNECTS_WITHIN_S,
            "application_name": "neurascale-workstation",
            **({"password": password} if password else {}),
            **({"options": "-c default_transaction_read_only=on"} if read_only else {}),
        },
    )
    kept = False
    try:
        _claim(engine, station_id, read_only=read_only)
        kept = True
    except (sa.exc.SQLAlchemyError, OSError) as error:
        raise StorageFault(
            "The database of the workflows cannot be used.",
            meaning="Running sessions cannot be resumed and none can be begun; recordings and log are not affected.",
            advice="Check the server, and the entries of [workflows] in site.toml. The log says what it answered.",
        ) from error
    finally:
        if not kept:
            engine.dispose()
    return engine


def _claim(engine: sa.Engine, station_id: str, *, read_only: bool) -> None:
    with engine.begin() as connection:
        if not read_only:
            _OWNER.create(connection, checkfirst=True)
        elif not sa.inspect(connection).has_table(_OWNER.name):
            return
        owners = set(connection.execute(sa.select(_OWNER.c.station_id)).scalars())
        if not owners and not read_only:
            connection.execute(sa.insert(_OWNER).values(station_id=station_id))
    if owners - {station_id}:
        raise Conflict(
            "The database of the workflows is another station's.",
            meaning="This one would go on with sessions that are not its own.",
            advice="Give each station a database of its own in [workflows] of site.toml.",
        )


def _url(database: str) -> sa.URL:
    url = sa.make_url(database).set(drivername="postgresql+psycopg")
    if "sslmode" not in url.query and not _on_this_machine(url):
        url = url.update_query_dict({"sslmode": "verify-full", "sslrootcert": "system"})
    return url


def _on_this_machine(url: sa.URL) -> bool:
    host = str(url.query.get("host", "")) or url.host or ""
    if host.startswith("/") or host in {"", "localhost"}:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _password(source: str) -> str:
    if source == "keyring":
        return secret_in_keyring(KEYRING_NAME)
    if not source:
        return ""
    path = Path(source.removeprefix("file:"))
    try:
        if os.name == "posix" and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise NotPermitted(
                "The file with the password of the workflows' database may be read by others.",
                advice="Let only the workstation's own user read it (chmod 600).",
            )
        return path.read_text(encoding="utf-8").splitlines()[0].strip()
    except (OSError, UnicodeDecodeError, IndexError) as error:
        raise StorageFault(
            "The file with the password of the workflows' database cannot be read.",
            advice="Look at the entry “password” of [workflows] in site.toml.",
        ) from error
