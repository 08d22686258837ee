"""All routes of the desk. Each but the door's own asks for a permission: a test sees to it."""

from fastapi import APIRouter

from app.desk import front
from app.desk.asked import routes as asked_routes
from app.desk.calls import routes as calls_routes
from app.desk.counter import pin_routes, together_routes
from app.desk.imports import jobs_page
from app.desk.imports import routes as imports
from app.desk.infopoint import hours_routes, notices_routes, words_routes
from app.desk.listings import edit_routes
from app.desk.listings import routes as listings_routes
from app.desk.merging import routes as merging_routes
from app.desk.organisations import routes as organisations_routes
from app.desk.people import account_routes, staff_routes
from app.desk.queue import routes as queue_routes
from app.desk.reports import routes as reports_routes

router = APIRouter()
for part in (
    account_routes,
    asked_routes,
    calls_routes,
    front,
    hours_routes,
    imports,
    jobs_page,
    listings_routes,
    edit_routes,
    merging_routes,
    notices_routes,
    organisations_routes,
    pin_routes,
    queue_routes,
    reports_routes,
    staff_routes,
    together_routes,
    words_routes,
):
    router.include_router(part.router)
