"""All routes of the desk. Each but the door's own asks for a permission: a test sees to it."""

from fastapi import APIRouter

from app.desk import (
    account_routes,
    asked_routes,
    calls_routes,
    edit_routes,
    front,
    hours_routes,
    imports,
    jobs_page,
    listings_routes,
    merging_routes,
    notices_routes,
    organisations_routes,
    pin_routes,
    queue_routes,
    reports_routes,
    staff_routes,
    together_routes,
    words_routes,
)

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
