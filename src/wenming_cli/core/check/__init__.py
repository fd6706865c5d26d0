"""Every problem of plan and journal that `wenming check` tells."""
