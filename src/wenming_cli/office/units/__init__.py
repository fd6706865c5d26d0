"""Many units: handing in (报送) and gathering (汇总)."""
