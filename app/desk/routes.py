"""All routes of the desk. Each but the door's own asks for a permission: a test sees to it."""

from fastapi import APIRouter

from app.desk import (
    account_routes,
    front,
    imports,
    listings_routes,
    queue_routes,
    reports_routes,
    staff_routes,
)

router = APIRouter()
for part in (
    account_routes,
    front,
    imports,
    listings_routes,
    queue_routes,
    reports_routes,
    staff_routes,
):
    router.include_router(part.router)
