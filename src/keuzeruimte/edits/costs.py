"""What each edit costs, in one table, with the reason.

A change of words is cheap: the professional still does what was meant. Changing who is there, or who goes
first, costs more. Giving up one's own part in it costs most, as that is dear to who prepared the plan.
Costs are whole numbers: only their order and their sums count.
"""

WORDS = 1
SAME_AIM_OTHER_ACT = 2
SOMEBODY_ELSE_FIRST = 3
OTHER_HANDS = 4
AWAY_FROM_THIS_TABLE = 6

COSTS: dict[str, tuple[int, str]] = {
    "ask-voice": (WORDS, "one more question; nothing of the plan changes"),
    "more-options": (WORDS, "the same advice, with something to choose"),
    "name-responsible": (WORDS, "one name is filled in"),
    "offer-instead": (WORDS, "the same talk, as an offer"),
    "open-about-secrecy": (WORDS, "the same safety for the pupil, in words that can be kept"),
    "say-it-yourself": (WORDS, "the same message, by another way"),
    "ask-themselves": (WORDS, "the same question, about the one who answers"),
    "bring-pupil": (WORDS, "one chair more at the table"),
    "think-along": (SAME_AIM_OTHER_ACT, "the professional gives up knowing the answer, not helping"),
    "acknowledge-each": (SAME_AIM_OTHER_ACT, "what was to be said is said in another way"),
    "listen": (SAME_AIM_OTHER_ACT, "the pupil is still not alone"),
    "with-them-there": (SAME_AIM_OTHER_ACT, "the same talk, with those whom the limit itself names"),
    "with-the-parents": (SAME_AIM_OTHER_ACT, "the same referral, with the parents there"),
    "another-appointment": (SAME_AIM_OTHER_ACT, "the same talk, later, when the parents choose it"),
    "ask-the-parents": (SAME_AIM_OTHER_ACT, "the same question, to those it belongs to"),
    "leave-choice": (SAME_AIM_OTHER_ACT, "the matter is still settled, by those who live with it"),
    "show-the-limit": (SAME_AIM_OTHER_ACT, "the same matter, once the pupil of 18 has chosen"),
    "hand-back": (SAME_AIM_OTHER_ACT, "the aim stays; the parents carry it"),
    "tell-them": (SAME_AIM_OTHER_ACT, "what was kept back is said after all"),
    "ask-first": (SOMEBODY_ELSE_FIRST, "the same act, but only after a yes that may not come"),
    "smaller-room": (SOMEBODY_ELSE_FIRST, "somebody who was meant to be there is not"),
    "to-the-counsellor": (OTHER_HANDS, "a colleague does what this professional meant to do"),
    "let-parents-tell": (OTHER_HANDS, "the parents do what this professional meant to do"),
    "refer": (OTHER_HANDS, "somebody outside the school does what this professional meant to do"),
    "reporting-code": (OTHER_HANDS, "the reporting route does what this professional meant to do"),
    "park": (AWAY_FROM_THIS_TABLE, "the item leaves the table; only the parents can bring it back"),
}
