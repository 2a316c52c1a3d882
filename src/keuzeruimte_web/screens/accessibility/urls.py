"""/toegankelijkheid/"""

from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

page = login_not_required(require_safe(TemplateView.as_view(template_name="accessibility/page.html")))

urlpatterns = [path("toegankelijkheid/", page, name="accessibility")]
