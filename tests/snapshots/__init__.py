"""How every screen and pane looks, and that outside text garbles none of them."""
