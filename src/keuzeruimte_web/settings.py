"""All settings, for every way the application runs. What differs comes from KEUZERUIMTE_... variables.

The variables are listed in `variables.py`; `environment.py` refuses a wrong value by its name, and
`checks.py` says what is missing before the server starts.
"""

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web import environment, secret

PACKAGE = Path(__file__).parent
VAR = environment.folder("KEUZERUIMTE_VAR", default=Path("var"))

# The demo school: invented people, one-click sign-in, a database of its own.
DEMO = environment.yes_no("KEUZERUIMTE_DEMO", default=False)
DEBUG = False

SECRET_KEY = environment.text("KEUZERUIMTE_SECRET_KEY") or (secret.kept_in(VAR) if DEMO else "")
SECRET_KEY_FALLBACKS = environment.names("KEUZERUIMTE_EARLIER_SECRET_KEYS", default=())
MASTER_KEY = environment.text("KEUZERUIMTE_MASTER_KEY") or (secret.master_key_in(VAR) if DEMO else "")
EARLIER_MASTER_KEYS = environment.names("KEUZERUIMTE_EARLIER_MASTER_KEYS", default=())
# Signs the log of who looked (audit/keys.py). Empty: made once, and kept in the folder VAR.
LOG_KEY = environment.text("KEUZERUIMTE_LOG_KEY")
EARLIER_LOG_KEYS = environment.names("KEUZERUIMTE_EARLIER_LOG_KEYS", default=())
HOSTS = environment.names("KEUZERUIMTE_HOSTS", default=("localhost", "127.0.0.1", "[::1]"))
PORT = environment.whole_number("KEUZERUIMTE_PORT", default=8000, lowest=1, highest=65535)
ALLOWED_HOSTS = HOSTS

# --- Who may come in: everything over HTTPS, except the demo on one's own machine -----------------------

HTTPS = environment.yes_no("KEUZERUIMTE_HTTPS", default=not DEMO)
SECURE_SSL_REDIRECT = HTTPS
# What stands in front asks these over plain HTTP, and they tell nothing about anybody.
SECURE_REDIRECT_EXEMPT = [r"^gezond/$", r"^klaar/$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
# Django looks for its own middleware by name; ours in headers.py does the same for asynchronous answers, and
# csrf.py has that of forms.
SILENCED_SYSTEM_CHECKS = ["security.W001", "security.W002", "security.W003"]
if environment.yes_no("KEUZERUIMTE_BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# What somebody brings (a picture for the career file, lists to read in) is not written to disk on its way in,
# as long as it is no larger than the largest picture we take.
FILE_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
# A session ends after twelve hours, or after an hour in which nothing was asked; drafts are kept.
SESSION_COOKIE_AGE = 12 * 3600
SESSION_IDLE = 3600
NOTICE_COOKIE_NAME = "notice"
CSRF_FAILURE_VIEW = "keuzeruimte_web.screens.errors.views.csrf_failure"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-src": [NONE],
        "frame-ancestors": [NONE],
    }
}

# --- What it is made of ----------------------------------------------------------------------------------

INSTALLED_APPS = [
    "keuzeruimte_web",
    "keuzeruimte_web.records",
    "servestatic",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.socialaccount.providers.saml",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "django_linear_migrations",
    # Not its automatic half: that would wrap the template loaders a second time.
    "template_partials.apps.SimpleAppConfig",
]

MIDDLEWARE = [
    "keuzeruimte_web.watching.middleware.watched",
    # What closes an answer stands before all that can give one.
    "keuzeruimte_web.headers.closed",
    "keuzeruimte_web.headers.OverHttps",
    "keuzeruimte_web.middleware.no_store",
    "keuzeruimte_web.compressing.Compressed",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "keuzeruimte_web.csrf.GivenOnce",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "keuzeruimte_web.middleware.staying",
    "keuzeruimte_web.middleware.language",
    "keuzeruimte_web.middleware.SignedInFirst",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "keuzeruimte_web.middleware.Seated",
    "keuzeruimte_web.middleware.Sealed",
    "keuzeruimte_web.api.entrance.Entrance",
    "keuzeruimte_web.middleware.no_empty_page",
]

ROOT_URLCONF = "keuzeruimte_web.urls"
ASGI_APPLICATION = "keuzeruimte_web.asgi.application"
WSGI_APPLICATION = "keuzeruimte_web.wsgi.application"

TEMPLATE_BUILTINS = [
    "django.templatetags.i18n",
    "django.templatetags.static",
    "django_htmx.templatetags.django_htmx",
    "template_partials.templatetags.partials",
    "keuzeruimte_web.components.tags",
]
TEMPLATE_LOADERS = [
    "django.template.loaders.filesystem.Loader",
    "django.template.loaders.app_directories.Loader",
]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "keuzeruimte_web.components.rendering.backend.Templates",
        "NAME": "django",
        "DIRS": [PACKAGE / "screens", PACKAGE / "components"],
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [("keuzeruimte_web.components.rendering.loader.Loader", TEMPLATE_LOADERS)],
                )
            ],
            "builtins": TEMPLATE_BUILTINS,
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "keuzeruimte_web.screens.frame.frame",
            ],
        },
    }
]
if DEMO:  # one-click people on the sign-in page; its own cookies, beside a real school on this machine
    TEMPLATES[0]["OPTIONS"]["context_processors"].append("keuzeruimte_web.demo.door.account.cast")
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME, NOTICE_COOKIE_NAME = "demo_session", "demo_csrf", "demo_notice"
FORM_RENDERER = "keuzeruimte_web.components.fields.Renderer"

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
SERVESTATIC_ALLOW_ALL_ORIGINS = False
STATICFILES_DIRS = [PACKAGE / "components" / "static"]
STORAGES = {"staticfiles": {"BACKEND": "servestatic.storage.CompressedManifestStaticFilesStorage"}}

# --- Where it is kept ------------------------------------------------------------------------------------

SQLITE: dict[str, object] = {
    "ENGINE": "keuzeruimte_web.sqlite3",
    "NAME": VAR / ("demo.sqlite3" if DEMO else "keuzeruimte.sqlite3"),
    "CONN_MAX_AGE": None,
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # A question that was worked out is kept: with that of a dossier it takes longer than the answer.
        "cached_statements": 512,
        # What somebody was told is saved is on the disk, also when power fails.
        "init_command": "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;",
    },
}
# With PostgreSQL what is kept open is lent out by the process, whichever thread asks (threads.py).
KEPT = environment.whole_number("KEUZERUIMTE_DATABASE_CONNECTIONS", default=10, lowest=0, highest=200)
# Megabytes that each of them may use to keep how questions are answered (records/planned.py).
PLANS = environment.whole_number("KEUZERUIMTE_DATABASE_PLANS", default=48, lowest=0, highest=2000)
DATABASES = {"default": environment.postgresql("KEUZERUIMTE_DATABASE_URL", kept=KEPT) or SQLITE}
# Lists are read from a replica that is as far as the database above (access/replica.py).
if REPLICA := environment.replica("KEUZERUIMTE_REPLICA_URL", of="KEUZERUIMTE_DATABASE_URL", kept=KEPT):
    DATABASES["replica"] = REPLICA
    DATABASE_ROUTERS = ["keuzeruimte_web.access.replica.Router"]
# Live screens listen here when the database above is reached through a pooler, which passes no LISTEN on.
LISTEN: dict[str, object] = environment.postgresql("KEUZERUIMTE_LISTEN_URL", kept=0) or {}
# The keys of the dossiers: a database of its own, so that a copy of the records opens nothing
# (keys/store.py). Durable before anything else is written, and what is destroyed is overwritten.
KEYS: dict[str, object] = environment.postgresql("KEUZERUIMTE_KEYS_URL", kept=KEPT) or {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": environment.file(
        "KEUZERUIMTE_KEYS", default=VAR / ("demo-keys.sqlite3" if DEMO else "keys.sqlite3")
    ),
    "CONN_MAX_AGE": None,
    "OPTIONS": {
        "timeout": 20,
        "init_command": "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;",
    },
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Shared by all processes: attempts to sign in are counted here.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}

# --- Who they are: an account is an e-mail address and a password; schools invite, nobody signs up -------

AUTH_USER_MODEL = "records.Account"
AUTHENTICATION_BACKENDS = ["keuzeruimte_web.queries.signed_in.AccountWithSeats"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "keuzeruimte_web.screens.account.passwords.NotTheOwnAddress"},
    {
        "NAME": "keuzeruimte_web.screens.account.passwords.LongEnough",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "keuzeruimte_web.screens.account.passwords.NotOneThatManyUse"},
]
SESSION_ENGINE = "keuzeruimte_web.queries.sessions"
# In the session a notice takes two writes to the database: when it is said, and when it was read.
MESSAGE_STORAGE = "keuzeruimte_web.notices.Notices"

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "keuzeruimte_web.screens.account.adapter.InvitedOnly"
ACCOUNT_FORMS = {
    "login": "keuzeruimte_web.screens.account.forms.SignIn",
    "reset_password": "keuzeruimte_web.screens.account.forms.ForgottenPassword",
    "reset_password_from_key": "keuzeruimte_web.screens.account.forms.NewPassword",
    "reauthenticate": "keuzeruimte_web.screens.account.forms.PasswordAgain",
    "set_password": "keuzeruimte_web.screens.account.forms.FirstPassword",
    "change_password": "keuzeruimte_web.screens.account.forms.OtherPassword",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_LOGIN_ON_PASSWORD_RESET = False
# A whole school has one network address, and its pupils sign in at the same minute. Guessing is slowed down
# for the account that is guessed at.
ACCOUNT_RATE_LIMITS = {
    "login": "600/m/ip",
    "login_failed": "60/m/ip,5/5m/key",
    "reset_password": "60/m/ip,5/m/key",
    "reset_password_from_key": "60/m/ip",
}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if environment.yes_no("KEUZERUIMTE_BEHIND_PROXY", default=False) else 0

# A second proof beside the password, for everybody who works here: passkey, or codes of an app. Off in the
# demo alone, where nobody has a secret; the pages say so.
SECOND_FACTOR = environment.yes_no("KEUZERUIMTE_SECOND_FACTOR", default=not DEMO)
MFA_ADAPTER = "keuzeruimte_web.screens.mfa.adapter.SecondFactor"
MFA_FORMS = {
    "authenticate": "keuzeruimte_web.screens.mfa.forms.GiveCode",
    "reauthenticate": "keuzeruimte_web.screens.mfa.forms.GiveCodeAgain",
    "activate_totp": "keuzeruimte_web.screens.mfa.forms.StartApp",
    "authenticate_webauthn": "keuzeruimte_web.screens.mfa.forms.GiveKey",
    "reauthenticate_webauthn": "keuzeruimte_web.screens.mfa.forms.GiveKeyAgain",
    "login_webauthn": "keuzeruimte_web.screens.mfa.forms.OpenWithKey",
    "add_webauthn": "keuzeruimte_web.screens.mfa.forms.AddKey",
    "edit_webauthn": "keuzeruimte_web.screens.mfa.forms.RenameKey",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Keuzeruimte"
# An address is proved before there is an account (operations/proving.py), so allauth keeps no list of them.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS

# School accounts: the providers are the schools' own records, and who comes in is matched by us alone. An
# e-mail address from a provider proves nothing, and no token of theirs is kept.
SOCIALACCOUNT_ADAPTER = "keuzeruimte_web.screens.school_sign_in.adapter.SchoolAccounts"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {"provider_class": "keuzeruimte_web.screens.school_sign_in.oidc.SchoolProvider"},
    "saml": {"provider_class": "keuzeruimte_web.screens.school_sign_in.saml.SchoolSaml"},
}
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_LOGIN_ON_GET = False

# --- Mail ------------------------------------------------------------------------------------------------

# The demo's people are invented: nothing of theirs goes to a mail server, whatever is set.
EMAIL_HOST = "" if DEMO else environment.text("KEUZERUIMTE_MAIL_HOST")
EMAIL_PORT = environment.whole_number("KEUZERUIMTE_MAIL_PORT", default=587, lowest=1, highest=65535)
EMAIL_HOST_USER = environment.text("KEUZERUIMTE_MAIL_USER")
EMAIL_HOST_PASSWORD = environment.text("KEUZERUIMTE_MAIL_PASSWORD")
EMAIL_USE_TLS = environment.yes_no("KEUZERUIMTE_MAIL_TLS", default=True)
EMAIL_TIMEOUT = 15
DEFAULT_FROM_EMAIL = environment.text("KEUZERUIMTE_MAIL_FROM", default="keuzeruimte@localhost")
if not EMAIL_HOST:  # without a mail server, letters wait in a folder where an operator can read them
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR / "mail"

# Where a link in a letter leads: what works in the background has no request to read it from.
ADDRESS = environment.web_address(
    "KEUZERUIMTE_ADDRESS", default=f"https://{HOSTS[0]}" if HTTPS else f"http://{HOSTS[0]}:{PORT}"
)

# --- Telling other programs that something changed -------------------------------------------------------

# Hosts of the own network that a webhook may reach, also over http; else public addresses alone, over https.
WEBHOOKS_INSIDE = environment.names("KEUZERUIMTE_WEBHOOKS_INSIDE", default=())

# --- Work in the background: a queue in the same database, so that a roll-back leaves no job ---------------

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# --- Watching it ------------------------------------------------------------------------------------------

BACKUPS = environment.text("KEUZERUIMTE_BACKUPS")
BACKUP_KEY = environment.text("KEUZERUIMTE_BACKUP_KEY")
METRICS_HOST = environment.text("KEUZERUIMTE_METRICS_HOST", default="127.0.0.1")
METRICS_PORT = environment.whole_number("KEUZERUIMTE_METRICS_PORT", default=0, lowest=0, highest=65535)
LOG = environment.one_of("KEUZERUIMTE_LOG", "line", "json")

# --- Words and clocks ------------------------------------------------------------------------------------

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Nederlands")), ("en", _("Engels"))]
LANGUAGE_COOKIE_NAME = "taal"
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_I18N = True

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"()": "keuzeruimte_web.watching.logs.Line"},
        "json": {"()": "keuzeruimte_web.watching.logs.Json"},
    },
    "filters": {
        "quiet": {"()": "keuzeruimte_web.secret.KeepsQuiet"},
        "nobody": {"()": "keuzeruimte_web.watching.logs.Quiet"},
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": LOG, "filters": ["quiet", "nobody"]}
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        # A line for every answer is for machines: people find the ones that matter among few.
        "keuzeruimte_web.watching": {"level": "INFO" if LOG == "json" else "WARNING"},
        "keuzeruimte_web.jobs": {"level": "INFO"},
        # Django's own way would print the same once more, with the address in it.
        "django.server": {"handlers": [], "propagate": True},
    },
}
