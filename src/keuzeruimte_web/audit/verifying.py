"""Proves that a school's log is whole, or names where it is not: every line, every chain, every seal."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.records.canonical import hash_of_line, root_of
from keuzeruimte_web.records.models import Chain, ErasedChain, Seal, SealedHead, Trace

from . import erasing
from .keys import is_signed
from .sealing import fingerprint, message_of


class Fault(TextChoices):
    """What can be wrong with a log, as the privacy officer reads it."""

    CHANGED = "changed", _("Een regel is veranderd.")
    OUT_OF_ORDER = "out_of_order", _("Een regel ontbreekt, is erbij gezet of staat op een andere plaats.")
    WRONG_END = "wrong_end", _("Het einde van een dossier klopt niet met zijn laatste regel.")
    NOT_AS_SEALED = "not_as_sealed", _("Een dossier is niet meer zoals het verzegeld is.")
    GONE = "gone", _("De regels van een dossier zijn weg, en dat is niet met opzet gewist.")
    STRAY = "stray", _("Een regel hoort niet bij het dossier waar hij staat.")
    BAD_SEAL = "bad_seal", _("Een zegel klopt niet met wat eronder ligt.")
    BAD_SIGNATURE = "bad_signature", _("Een handtekening is niet van deze school.")
    LOST_SEAL = "lost_seal", _("Een zegel ontbreekt.")


@dataclass(frozen=True, slots=True)
class Found:
    """A fault, and where: a chain, a line or a seal by its number. Ids only."""

    fault: Fault
    chain: UUID | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check found; whole when there are no faults. `unsealed`: lines that no seal holds yet."""

    lines: int
    chains: int
    seals: int
    unsealed: int
    sealed_at: datetime | None
    faults: tuple[Found, ...]

    @property
    def whole(self) -> bool:
        """Nothing was found."""
        return not self.faults


def verify(school: UUID, *, known_seals: Mapping[int, str] | None = None) -> Verdict:
    """Check the whole log of a school. `known_seals`: fingerprints kept elsewhere, by number of the seal."""
    chains = {chain.pk: chain for chain in Chain.objects.filter(school=school).order_by("pk")}
    seals = list(Seal.objects.filter(school=school).order_by("number", "pk"))
    leaves = list(SealedHead.objects.filter(school=school).order_by("chain", "number", "pk"))
    hashes = _Hashes(leaves)
    faults = [
        *_lines(school, chains, hashes),
        *_heads(leaves, chains, hashes, _erased(school)),
        *_seals(seals, leaves, known_seals or {}),
    ]
    last = {leaf.chain: leaf.number for leaf in leaves}
    return Verdict(
        lines=hashes.lines,
        chains=len(chains),
        seals=len(seals),
        unsealed=sum(max(chain.length - last.get(pk, 0), 0) for pk, chain in chains.items()),
        sealed_at=seals[-1].at if seals else None,
        faults=tuple(sorted(set(faults), key=lambda f: (f.fault, str(f.chain), f.number or 0))),
    )


class _Hashes:
    """The hashes of the lines that a seal names, gathered while all lines pass once."""

    def __init__(self, leaves: Iterable[SealedHead]) -> None:
        self.wanted = {(leaf.chain, leaf.number) for leaf in leaves}
        self.found: dict[tuple[UUID, int], str] = {}
        self.lines = 0

    def pass_by(self, line: Trace) -> None:
        self.lines += 1
        if (line.chain_id, line.number) in self.wanted:
            self.found[line.chain_id, line.number] = line.hash


def _lines(school: UUID, chains: Mapping[UUID, Chain], hashes: _Hashes) -> Iterator[Found]:
    """Every line: unchanged, in its place, tied to the one before, in the chain of its own dossier."""
    ends: dict[UUID, tuple[int, str]] = dict.fromkeys(chains, (0, ""))
    for line in Trace.objects.filter(school=school).order_by("chain", "number", "pk").iterator():
        hashes.pass_by(line)
        chain = chains.get(line.chain_id)
        if hash_of_line(line) != line.hash:
            yield Found(Fault.CHANGED, line.chain_id, line.number)
        if chain is None or chain.pupil != line.pupil_id:
            yield Found(Fault.STRAY, line.chain_id, line.number)
        number, head = ends.get(line.chain_id, (0, ""))
        if line.number != number + 1 or line.previous != head:
            yield Found(Fault.OUT_OF_ORDER, line.chain_id, line.number)
        ends[line.chain_id] = (line.number, line.hash)
    for pk, chain in chains.items():
        if ends[pk] != (chain.length, chain.head):
            yield Found(Fault.WRONG_END, pk, chain.length)


def _heads(
    leaves: Iterable[SealedHead],
    chains: Mapping[UUID, Chain],
    hashes: _Hashes,
    erased: Mapping[UUID, ErasedChain],
) -> Iterator[Found]:
    """Every head that was ever sealed is still in its chain; or the chain was erased on purpose."""
    for leaf in leaves:
        gone = erased.get(leaf.chain)
        if gone is not None:
            same = gone.length > leaf.number or (gone.length, gone.head) == (leaf.number, leaf.head)
            if leaf.chain in chains or not same:
                yield Found(Fault.NOT_AS_SEALED, leaf.chain, leaf.number)
        elif leaf.chain not in chains:
            yield Found(Fault.GONE, leaf.chain)
        elif hashes.found.get((leaf.chain, leaf.number)) != leaf.head:
            yield Found(Fault.NOT_AS_SEALED, leaf.chain, leaf.number)
    for row in erased.values():
        if not is_signed(erasing.message_of(row), signature=row.signature, key=row.key):
            yield Found(Fault.BAD_SIGNATURE, row.chain)


def _seals(seals: list[Seal], leaves: Iterable[SealedHead], known: Mapping[int, str]) -> Iterator[Found]:
    """Every seal: signed by us, over the heads that lie under it, tied to the one before; none is missing."""
    under: dict[UUID, list[tuple[UUID, int, str]]] = defaultdict(list)
    for leaf in leaves:
        under[leaf.seal_id].append((leaf.chain, leaf.number, leaf.head))
    number, previous = 0, ""
    for row in seals:
        heads = under.pop(row.pk, [])
        if not is_signed(message_of(row), signature=row.signature, key=row.key):
            yield Found(Fault.BAD_SIGNATURE, number=row.number)
        if (len(heads), root_of(heads)) != (row.count, row.root):
            yield Found(Fault.BAD_SEAL, number=row.number)
        if row.number != number + 1 or row.previous != previous:
            yield Found(Fault.LOST_SEAL, number=row.number)
        number, previous = row.number, fingerprint(row)
    if under:
        yield Found(Fault.LOST_SEAL)
    there = {row.number: fingerprint(row) for row in seals}
    for seal, print_ in known.items():
        if there.get(seal) != print_:
            yield Found(Fault.LOST_SEAL, number=seal)


def _erased(school: UUID) -> Mapping[UUID, ErasedChain]:
    return {row.chain: row for row in ErasedChain.objects.filter(school=school)}
