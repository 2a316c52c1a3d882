"""A second wall under the tenant scope, on PostgreSQL: rows are seen within their school alone (decision 0091)."""

from typing import ClassVar

from django.db import migrations

from keuzeruimte_web.records.wall import RaiseWall


class Migration(migrations.Migration):
    dependencies: ClassVar = [("records", "0018_hand_over")]

    operations: ClassVar = [
        RaiseWall(
            "AccountInvitation",
            "Addition",
            "AgendaItem",
            "Agreement",
            "AgreementPerson",
            "Answer",
            "Chain",
            "Contact",
            "Conversation",
            "Delegation",
            "DelegationPerson",
            "DelegationTopic",
            "Draft",
            "Employment",
            "Event",
            "Guardianship",
            "HandedReport",
            "IdentityProvider",
            "Invitation",
            "Involvement",
            "ItemPerson",
            "Limit",
            "LimitAuthor",
            "LimitPerson",
            "LogCheck",
            "Matter",
            "Mentorship",
            "Message",
            "Note",
            "Offer",
            "OfferParent",
            "ParentRequest",
            "Person",
            "Protection",
            "ProtectionPerson",
            "Pupil",
            "Report",
            "ReportItem",
            "ReportReader",
            "RequestPerson",
            "Response",
            "SchoolClass",
            "SchoolIdentity",
            "Seal",
            "SealedHead",
            "Share",
            "Submission",
            "TakenStep",
            "ThirdParty",
            "Topic",
            "TurningNotice",
            "Trace",
            "Village",
            "Villager",
            "Voice",
        )
    ]
