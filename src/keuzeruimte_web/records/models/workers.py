"""Who works in the background, and when scheduled work is due; above the schools, as the queue is."""

from typing import ClassVar

from django.db import models


class Worker(models.Model):
    """A worker that lives: it says so every few seconds. Silent for a minute, it is dead."""

    id = models.UUIDField(primary_key=True, editable=False)
    seen_at = models.DateTimeField()


class Turn(models.Model):
    """When a piece of scheduled work is due again; whoever moves the moment does the work."""

    name = models.CharField(max_length=80, primary_key=True)
    next_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["name"]
