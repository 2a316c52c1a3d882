"""/veiligheid/"""

from django.contrib.auth.decorators import login_not_required
from django.urls import path

from keuzeruimte_web.screens.safety import views

urlpatterns = [path("veiligheid/", login_not_required(views.page), name="safety")]
