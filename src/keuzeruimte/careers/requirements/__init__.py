"""What has to be among one's subjects: *wisA of wisB*, *nat en schk*, *2 uit a, b en c*."""
