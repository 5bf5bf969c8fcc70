"""Finding the hub on the LAN by DNS-SD (RFC 6763) over multicast DNS, on every interface and both IP versions.

Announcing and looking out are conveniences: where multicast does not work a warning is logged, it is tried again, and
everything else goes on.
"""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import logging
import secrets
from collections.abc import AsyncIterator, Mapping, Sequence

import ifaddr
from zeroconf import Error, InterfaceChoice, IPVersion, ServiceStateChange, Zeroconf
from zeroconf.asyncio import AsyncServiceBrowser, AsyncServiceInfo, AsyncZeroconf

from shared.messages import PROTOCOL
from shared.tasks import Owner

SERVICE = "_hearth._tcp.local."
PATH = "/satellite"
"""Where the hub's port takes satellites."""
MAX_WAITING = 32
"""Announcements kept for a reader that is busy; beyond that the oldest is dropped."""
_INTERFACES_S = 20.0
"""How often interfaces that came or went are looked for, in seconds. Bounds how long a new address stays unknown."""
_RETRY_S = 30.0
_RESOLVE_MS = 3000

Interface = ipaddress.IPv4Interface | ipaddress.IPv6Interface
log = logging.getLogger(__name__)


def hub_properties(name: str, *, tls: bool) -> dict[str, str]:
    """Return the TXT record of a hub: `protocol`, `name` (for people) and `tls` (`1` or `0`)."""
    return {"protocol": PROTOCOL, "name": name, "tls": "1" if tls else "0"}


def hub_url(
    addresses: Sequence[str], port: int, properties: Mapping[str, str | None], own: Sequence[Interface] = ()
) -> str:
    """Return the WebSocket URL of an announced hub at the most promising of its addresses (at least one).

    A hub announces all it has, those of container bridges among them. Best is one in a network that this machine is
    in (`own`) and that is not this machine's own, which in a network of the same name elsewhere it would be; then
    IPv4 before IPv6; link-local IPv6 last.
    """
    parsed = [ipaddress.ip_address(address) for address in addresses]
    mine = {each.ip for each in own}
    is_here = mine.issuperset(parsed)

    def rank(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> tuple[bool, bool, bool, int]:
        is_near = any(address in each.network for each in own)
        is_clash = address in mine and not is_here
        return address.version == 6 and address.is_link_local, is_clash, not is_near, address.version

    best = min(parsed, key=rank)
    authority = f"[{best}]".replace("%", "%25") if best.version == 6 else str(best)
    return f"{'wss' if properties.get('tls') == '1' else 'ws'}://{authority}:{port}{PATH}"


@contextlib.asynccontextmanager
async def advertise(
    name: str, port: int, properties: Mapping[str, str], *, host: str = "", interfaces: Sequence[str] | None = None
) -> AsyncIterator[None]:
    """Announce a hub for as long as the block runs; leaving says goodbye to the LAN.

    `host` is the address it listens on (empty: all of them), `interfaces` the addresses of the interfaces to announce
    on (None: every one, followed as they come and go). Never raises: what fails is logged.
    """
    if interfaces is None and _is_loopback(host):
        interfaces = [host]  # Nobody else could reach it.
    # A hub that was killed said no goodbye; only a changed record tells listeners that it is back.
    described = {**properties, "instance": secrets.token_hex(4)}
    async with Owner() as owner:
        owner.start(_announce(_instance(name), port, described, host, interfaces), "announce the hub")
        yield


@contextlib.asynccontextmanager
async def browse(*, interfaces: Sequence[str] | None = None) -> AsyncIterator[AsyncIterator[str]]:
    """Look out for hubs: gives an endless iterator of URLs such as `ws://192.0.2.7:8765/satellite`.

    Hubs that are there already come first; a hub that (re)starts or moves comes again, one URL each time. Holds
    `MAX_WAITING` URLs and drops the oldest beyond. Never raises: what fails is logged.
    """
    waiting: asyncio.Queue[str] = asyncio.Queue(MAX_WAITING)
    async with Owner() as owner:
        owner.start(_watch(waiting, interfaces), "look out for hubs")
        yield _Urls(waiting)


class _Urls(AsyncIterator[str]):
    def __init__(self, waiting: asyncio.Queue[str]) -> None:
        self._waiting = waiting

    async def __anext__(self) -> str:
        return await self._waiting.get()


@contextlib.asynccontextmanager
async def _multicast(interfaces: Sequence[str] | None) -> AsyncIterator[AsyncZeroconf]:
    """Open multicast DNS with IPv6 where the machine has it."""
    choice = InterfaceChoice.All if interfaces is None else list(interfaces)
    try:
        multicast = AsyncZeroconf(choice, ip_version=IPVersion.All if interfaces is None else None)
    except OSError:
        if interfaces is not None:
            raise
        multicast = AsyncZeroconf(choice, ip_version=IPVersion.V4Only)
    async with multicast:
        yield multicast


async def _announce(
    instance: str, port: int, properties: dict[str, str], host: str, interfaces: Sequence[str] | None
) -> None:
    while True:
        try:
            async with _multicast(interfaces) as multicast:
                addresses = own_addresses(host, interfaces)
                info = _service(instance, port, properties, addresses)
                await (await multicast.async_register_service(info, allow_name_change=True))
                log.info("announced as %s, port %d", info.name.removesuffix(f".{SERVICE}"), port)
                while True:
                    await asyncio.sleep(_INTERFACES_S)
                    await multicast.async_update_interfaces()
                    if (now := own_addresses(host, interfaces)) != addresses:
                        addresses = now
                        info = _service(info.name.removesuffix(f".{SERVICE}"), port, properties, addresses)
                        await (await multicast.async_update_service(info))
        except (OSError, RuntimeError, Error) as error:
            log.warning(
                "the hub cannot be announced on the LAN, satellites need its URL: %s", str(error) or repr(error)
            )
        await asyncio.sleep(_RETRY_S)


async def _watch(waiting: asyncio.Queue[str], interfaces: Sequence[str] | None) -> None:
    while True:
        try:
            async with _multicast(interfaces) as multicast:
                await _resolve_all(multicast, waiting)
        except (OSError, RuntimeError, Error) as error:
            log.warning("hubs cannot be found on the LAN, set hub.url: %s", str(error) or repr(error))
        await asyncio.sleep(_RETRY_S)


async def _resolve_all(multicast: AsyncZeroconf, waiting: asyncio.Queue[str]) -> None:
    """Turn announced names into URLs for ever."""
    names: asyncio.Queue[str] = asyncio.Queue(MAX_WAITING)

    def changed(zeroconf: Zeroconf, service_type: str, name: str, state_change: ServiceStateChange) -> None:
        if state_change is not ServiceStateChange.Removed:
            _put_dropping_oldest(names, name)

    async with AsyncServiceBrowser(multicast.zeroconf, SERVICE, handlers=[changed]):
        while True:
            try:
                async with asyncio.timeout(_INTERFACES_S):
                    name = await names.get()
            except TimeoutError:
                await multicast.async_update_interfaces()
                continue
            info = AsyncServiceInfo(SERVICE, name)
            known = await info.async_request(multicast.zeroconf, _RESOLVE_MS)
            addresses = info.parsed_scoped_addresses()
            if not (known and info.port and addresses):
                log.debug("a hub was announced but its address is not known")
                continue
            url = hub_url(addresses, info.port, info.decoded_properties, own_interfaces())
            log.info("found a hub at %s", url)
            _put_dropping_oldest(waiting, url)


def _put_dropping_oldest(queue: asyncio.Queue[str], item: str) -> None:
    if queue.full():
        queue.get_nowait()
    queue.put_nowait(item)


def own_addresses(host: str = "", interfaces: Sequence[str] | None = None) -> list[str]:
    """Return the addresses of this machine at which a server on `host` can be reached, in a stable order.

    Loopback counts only where there is nothing else.
    """
    if interfaces is not None:
        return sorted(interfaces)
    with contextlib.suppress(ValueError):
        if not ipaddress.ip_address(host).is_unspecified:
            return [host]
    found = {
        each.ip for each in own_interfaces() if not (each.version == 6 and (each.ip.is_link_local or host == "0.0.0.0"))
    }
    return sorted(str(each) for each in found if not each.is_loopback) or sorted(map(str, found))


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def own_interfaces() -> list[Interface]:
    """Return every address of this machine with its network."""
    return [
        ipaddress.ip_interface(f"{each.ip if isinstance(each.ip, str) else each.ip[0]}/{each.network_prefix}")
        for adapter in ifaddr.get_adapters()
        for each in adapter.ips
    ]


def _service(instance: str, port: int, properties: dict[str, str], addresses: list[str]) -> AsyncServiceInfo:
    return AsyncServiceInfo(
        SERVICE,
        f"{instance}.{SERVICE}",
        port=port,
        properties=properties,
        # Not the machine's name, whose records are its own; and of one's own even if two hubs have the same name.
        server=f"hearth-{properties['instance']}.local.",
        parsed_addresses=addresses,
    )


def _instance(name: str) -> str:
    """Make a DNS-SD instance name: no control characters, no dots, at most 63 bytes (RFC 6763, 4.1.1)."""
    clean = "".join(each if each.isprintable() and each != "." else " " for each in name).strip()
    return clean.encode()[:58].decode(errors="ignore") or "Hearth"
