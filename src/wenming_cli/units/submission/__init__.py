"""What a unit hands in (报送文件): one ordinary zip, made here and read here."""
