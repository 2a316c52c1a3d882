"""Serve the application with uvicorn, on this machine only unless told otherwise."""

import uvicorn
from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser


class Command(BaseCommand):
    """`keuzeruimte-web serve [--host 127.0.0.1] [--port 8000]`."""

    help = "Start the server. Run `keuzeruimte-web prepare` first."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to listen."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=settings.PORT)

    def handle(self, *args: object, **options: object) -> None:
        """Listen until stopped; requests that are running get three seconds to finish."""
        self.check(include_deployment_checks=settings.HTTPS)
        self.stdout.write(f"Keuzeruimte: http://{options['host']}:{options['port']}/")
        uvicorn.run(
            "keuzeruimte_web.asgi:application",
            host=str(options["host"]),
            port=int(str(options["port"])),
            log_level="warning",
            timeout_graceful_shutdown=3,
            proxy_headers=False,
            server_header=False,
        )
