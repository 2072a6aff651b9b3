"""Japanese public bodies' KPI reports, from the printed page to figures an analyst can trust."""
