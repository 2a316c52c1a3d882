"""Decision diagrams: all packages that rules allow, as one graph in which each package is a path.

A diagram asks one question after another, always in the same order (`is wiskunde B in it?`), and ends in yes
or no. Equal parts are kept once, so that millions of packages fit in a few thousand nodes, and counting them,
looking for the nearest one and telling what is still possible each take one walk. Source: R. Bryant,
Graph-Based Algorithms for Boolean Function Manipulation (1986). That diagrams give exactly the packages that
trying every set gives, is tested.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

NO, YES = 0, 1


class Diagrams:
    """Diagrams over questions 0 … `questions` - 1. A diagram is a number; equal ones are equal numbers."""

    __slots__ = ("_joined", "_made", "_nodes", "questions")

    def __init__(self, *, questions: int) -> None:
        self.questions = questions
        self._nodes: list[tuple[int, int, int]] = [(questions, NO, NO), (questions, YES, YES)]
        self._made: dict[tuple[int, int, int], int] = {}
        self._joined: dict[tuple[bool, int, int], int] = {}

    def asks(self, question: int) -> int:
        """Yes where this question is answered with yes."""
        return self._node(question, NO, YES)

    def denies(self, question: int) -> int:
        """Yes where this question is answered with no."""
        return self._node(question, YES, NO)

    def both(self, *diagrams: int) -> int:
        """Yes where each of these says yes."""
        return self._folded(diagrams, both=True)

    def either(self, *diagrams: int) -> int:
        """Yes where at least one of these says yes."""
        return self._folded(diagrams, both=False)

    def opposite(self, diagram: int) -> int:
        """Yes where this one says no."""
        done = {NO: YES, YES: NO}

        def turn(node: int) -> int:
            if node not in done:
                question, no, yes = self._nodes[node]
                done[node] = self._node(question, turn(no), turn(yes))
            return done[node]

        return turn(diagram)

    def between(self, questions: Iterable[int], *, least: int = 0, most: int | None = None) -> int:
        """Yes where at least `least` and at most `most` of these questions are answered with yes."""
        asked = sorted(set(questions))
        most = len(asked) if most is None else most
        done: dict[tuple[int, int], int] = {}

        def count(place: int, so_far: int) -> int:
            left = len(asked) - place
            if so_far > most or so_far + left < least:
                return NO
            if so_far >= least and so_far + left <= most:
                return YES
            key = (place, so_far)
            if key not in done:
                done[key] = self._node(asked[place], count(place + 1, so_far), count(place + 1, so_far + 1))
            return done[key]

        return count(0, 0)

    def at_least(self, count: int, diagrams: Sequence[int]) -> int:
        """Yes where at least this many of these say yes."""
        reached = [YES] + [NO] * count
        for diagram in diagrams:
            for number in range(count, 0, -1):
                reached[number] = self.either(reached[number], self.both(reached[number - 1], diagram))
        return reached[count]

    def given(self, diagram: int, answers: Mapping[int, bool]) -> int:
        """What is left of it when these questions have these answers; it does not ask them any more."""
        done = {NO: NO, YES: YES}

        def fill(node: int) -> int:
            if node not in done:
                question, no, yes = self._nodes[node]
                answer = answers.get(question)
                if answer is None:
                    done[node] = self._node(question, fill(no), fill(yes))
                else:
                    done[node] = fill(yes if answer else no)
            return done[node]

        return fill(diagram)

    def count(self, diagram: int, *, among: Sequence[int]) -> int:
        """How many ways there are to answer the questions `among`, in order, so that it says yes.

        The diagram asks no other question than these.
        """
        place = {question: index for index, question in enumerate(among)} | {self.questions: len(among)}
        done: dict[int, int] = {NO: 0, YES: 1}

        def ways(node: int) -> int:
            if node not in done:
                question, no, yes = self._nodes[node]
                done[node] = sum(ways(end) << self._skipped(question, end, place) for end in (no, yes))
            return done[node]

        return ways(diagram) << place[self._nodes[diagram][0]]

    def every_yes(self, diagram: int, *, among: Sequence[int]) -> Iterator[tuple[int, ...]]:
        """Each way to say yes, as the questions of `among` answered with yes; first no, then yes."""

        def walk(node: int, place: int, chosen: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
            if node == NO:
                return
            if place == len(among):
                yield chosen
                return
            question, no, yes = self._nodes[node]
            here = among[place]
            if question != here:
                no = yes = node
            yield from walk(no, place + 1, chosen)
            yield from walk(yes, place + 1, (*chosen, here))

        yield from walk(diagram, 0, ())

    def possible(self, diagram: int) -> dict[int, frozenset[bool]]:
        """For each question, with which answers it can still say yes; none where it never does."""
        if diagram == NO:
            return dict.fromkeys(range(self.questions), frozenset())
        answers: dict[int, set[bool]] = {question: set() for question in range(self.questions)}
        free = [False] * (self.questions + 1)
        seen = {NO, YES}
        waiting = [diagram]
        free_ranges = [(0, self._nodes[diagram][0])]
        while waiting:
            node = waiting.pop()
            if node in seen:
                continue
            seen.add(node)
            question, no, yes = self._nodes[node]
            for answer, end in ((False, no), (True, yes)):
                if end != NO:
                    answers[question].add(answer)
                    free_ranges.append((question + 1, self._nodes[end][0]))
                    waiting.append(end)
        for first, after in free_ranges:
            for question in range(first, after):
                free[question] = True
        return {
            question: frozenset((False, True)) if free[question] else frozenset(found)
            for question, found in answers.items()
        }

    def nearest(self, diagram: int, *, wanted: Mapping[int, bool]) -> tuple[frozenset[int], ...]:
        """The smallest sets of wanted answers to let go of so that it can say yes; none if never."""
        none: tuple[float, frozenset[frozenset[int]]] = (float("inf"), frozenset())
        done = {NO: none, YES: (0.0, frozenset([frozenset()]))}

        def cost(node: int) -> tuple[float, frozenset[frozenset[int]]]:
            if node not in done:
                question, no, yes = self._nodes[node]
                ways = [
                    self._with(cost(end), question, answer, wanted)
                    for answer, end in ((False, no), (True, yes))
                ]
                least = min(size for size, _ in ways)
                done[node] = (least, frozenset().union(*(sets for size, sets in ways if size == least)))
            return done[node]

        return tuple(sorted(cost(diagram)[1], key=sorted))

    @staticmethod
    def _with(
        found: tuple[float, frozenset[frozenset[int]]],
        question: int,
        answer: bool,
        wanted: Mapping[int, bool],
    ) -> tuple[float, frozenset[frozenset[int]]]:
        """The cost of answering so: one more where another answer was wanted."""
        if wanted.get(question, answer) == answer:
            return found
        return found[0] + 1, frozenset(left | {question} for left in found[1])

    def size(self, diagram: int) -> int:
        """How many nodes it takes."""
        seen: set[int] = set()
        waiting = [diagram]
        while waiting:
            node = waiting.pop()
            if node not in seen:
                seen.add(node)
                waiting.extend(self._nodes[node][1:] if node > YES else ())
        return len(seen)

    def _skipped(self, question: int, end: int, place: Mapping[int, int]) -> int:
        return place[self._nodes[end][0]] - place[question] - 1

    def _node(self, question: int, no: int, yes: int) -> int:
        if no == yes:
            return no
        key = (question, no, yes)
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = len(self._nodes)
            self._nodes.append(key)
        return found

    def _folded(self, diagrams: Iterable[int], *, both: bool) -> int:
        joined = YES if both else NO
        for diagram in diagrams:
            joined = self._join(joined, diagram, both)
        return joined

    def _join(self, one: int, other: int, both: bool) -> int:
        settles, leaves = (NO, YES) if both else (YES, NO)
        if settles in (one, other):
            return settles
        if one in (leaves, other):
            return other
        if other == leaves:
            return one
        key = (both, one, other) if one < other else (both, other, one)
        found = self._joined.get(key)
        if found is None:
            first, second = self._nodes[one], self._nodes[other]
            question = min(first[0], second[0])
            _, no_one, yes_one = first if first[0] == question else (question, one, one)
            _, no_other, yes_other = second if second[0] == question else (question, other, other)
            found = self._joined[key] = self._node(
                question, self._join(no_one, no_other, both), self._join(yes_one, yes_other, both)
            )
        return found
